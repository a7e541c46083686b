variable "name" {
  description = "Prefix of every name this module gives."
  type        = string

  validation {
    condition     = can(regex("^[a-z][a-z0-9-]{1,20}$", var.name))
    error_message = "The name must be 2 to 21 lower-case letters, digits and hyphens, because a load balancer's name ends at 32."
  }
}

variable "account" {
  description = "Name of the account the edge stands in."
  type        = string
}

variable "vpc_cidr" {
  description = "Address range of the edge VPC; its first two sixteenths become the public subnets."
  type        = string
}

variable "edge_count" {
  description = "How many public load balancers the edge has."
  type        = number
  default     = 1
}

variable "tags" {
  description = "Tags put on everything, beside the module's own."
  type        = map(string)
  default     = {}
}
