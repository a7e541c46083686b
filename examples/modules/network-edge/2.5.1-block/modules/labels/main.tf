variable "name" {
  type = string
}

variable "account" {
  type = string
}

variable "tags" {
  type = map(string)
}

output "tags" {
  description = "The caller's tags and ours; ours win, because costs are reported by them."
  value = merge(var.tags, {
    Name    = var.name
    account = var.account
    module  = "network-edge"
  })
}
