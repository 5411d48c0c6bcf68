"""What others see of somebody who shares it, part by part."""
