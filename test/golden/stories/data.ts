import { changing, type Story } from '../story.ts';

const database = (more: string) => `
resource "aws_db_instance" "orders" {
  identifier          = "orders"
  engine              = "postgres"
  instance_class      = "db.t4g.medium"
  allocated_storage   = 20
  username            = "orders"
  password            = "canary-hunter2-canary"
  skip_final_snapshot = false
  ${more}
}`;

const table = (more: string, hash = 'id') => `
resource "aws_dynamodb_table" "orders" {
  name         = "orders"
  billing_mode = "PAY_PER_REQUEST"
  hash_key     = "${hash}"
  attribute {
    name = "${hash}"
    type = "S"
  }
  ${more}
}`;

const bucket = 'resource "aws_s3_bucket" "orders" {\n  bucket = "orders"\n}\n';

const versioned = (status: string) => `${bucket}
resource "aws_s3_bucket_versioning" "orders" {
  bucket = aws_s3_bucket.orders.bucket
  versioning_configuration {
    status = "${status}"
  }
}`;

const encrypted = `${bucket}
resource "aws_s3_bucket_server_side_encryption_configuration" "orders" {
  bucket = aws_s3_bucket.orders.bucket
  rule {
    apply_server_side_encryption_by_default {
      sse_algorithm     = "aws:kms"
      kms_master_key_id = "arn:aws:kms:eu-central-1:222222222222:key/orders"
    }
  }
}`;

const key = (more: string) => `
resource "aws_kms_key" "orders" {
  description = "orders"
  ${more}
}`;

const logs = (more: string) => `
resource "aws_cloudwatch_log_group" "app" {
  name = "/app"
  ${more}
}`;

const machine = (more: string) => `
resource "aws_instance" "app" {
  ami = "ami-0abc"
  ${more}
}`;

/** What holds data, keys and machines, and what protects them. */
export const dataStories: readonly Story[] = [
  {
    name: 'database-protection-off',
    about: 'a database may be deleted from now on',
    ...changing((value) => database(`deletion_protection = ${value}`), ['true', 'false']),
  },
  {
    name: 'database-protection-on',
    about: 'a database may no longer be deleted',
    ...changing((value) => database(`deletion_protection = ${value}`), ['false', 'true']),
  },
  {
    name: 'database-replaced',
    about: 'a database is made anew, encrypted, and the old one is lost',
    before: database(''),
    after: database('storage_encrypted = true'),
  },
  {
    name: 'database-deleted',
    about: 'a database goes, after a last snapshot',
    before: database('final_snapshot_identifier = "last"'),
    after: '',
  },
  {
    name: 'database-deleted-unsaved',
    about: 'a database goes and nothing is kept of it',
    before: database('').replace('skip_final_snapshot = false', 'skip_final_snapshot = true'),
    after: '',
  },
  {
    name: 'database-public',
    about: 'a database gets an address on the internet',
    ...changing((value) => database(`publicly_accessible = ${value}`), ['false', 'true']),
  },
  {
    name: 'database-without-backups',
    about: 'a database is no longer backed up',
    ...changing((days) => database(`backup_retention_period = ${days}`), ['14', '0']),
  },
  {
    name: 'database-major-version',
    about: 'a database moves to a new major version, from which there is no way back',
    ...changing(
      (version) => database(`engine_version = "${version}"\n  allow_major_version_upgrade = true`),
      ['15.8', '17.2'],
    ),
  },
  {
    name: 'database-grown',
    about: 'a database gets a bigger machine',
    before: database(''),
    after: database('').replace('db.t4g.medium', 'db.r6g.large'),
  },
  {
    name: 'table-key-changed',
    about: 'a table gets another key, so it is made anew and its rows are lost',
    before: table(''),
    after: table('', 'order'),
  },
  {
    name: 'table-without-recovery',
    about: 'a table can no longer be brought back to a point in time',
    ...changing((value) => table(`point_in_time_recovery {\n    enabled = ${value}\n  }`), ['true', 'false']),
  },
  {
    name: 'table-expires-rows',
    about: 'rows of a table begin to expire',
    before: table(''),
    after: table('ttl {\n    attribute_name = "until"\n    enabled        = true\n  }'),
  },
  {
    name: 'versioning-suspended',
    about: 'a bucket no longer keeps what is overwritten',
    ...changing(versioned, ['Enabled', 'Suspended']),
  },
  {
    name: 'bucket-deletable-with-content',
    about: 'a bucket may be deleted with all that lies in it',
    before: bucket,
    after: bucket.replace('bucket = "orders"', 'bucket = "orders"\n  force_destroy = true'),
  },
  {
    name: 'bucket-encryption-removed',
    about: 'a bucket no longer encrypts with the key of its owner',
    before: encrypted,
    after: bucket,
  },
  {
    name: 'key-window-shortened',
    about: 'a key that is deleted is lost after a week instead of a month',
    ...changing((days) => key(`deletion_window_in_days = ${days}`), ['30', '7']),
  },
  { name: 'key-disabled', about: 'a key can no longer be used', before: key(''), after: key('is_enabled = false') },
  {
    name: 'key-rotation-off',
    about: 'a key is no longer rotated',
    ...changing((value) => key(`enable_key_rotation = ${value}`), ['true', 'false']),
  },
  {
    name: 'log-retention-shortened',
    about: 'logs are kept a day instead of a year',
    ...changing((days) => logs(`retention_in_days = ${days}`), ['365', '1']),
  },
  {
    name: 'log-retention-lengthened',
    about: 'logs are kept a year instead of a month',
    ...changing((days) => logs(`retention_in_days = ${days}`), ['30', '365']),
  },
  {
    name: 'machine-type-changed',
    about: 'a machine gets another size',
    ...changing((type) => machine(`instance_type = "${type}"`), ['t3.micro', 'm5.large']),
  },
  {
    name: 'machine-image-changed',
    about: 'a machine gets another image, so it is made anew',
    ...changing((ami) => machine('instance_type = "t3.micro"').replace('ami-0abc', ami), ['ami-0abc', 'ami-0def']),
  },
  {
    name: 'machine-metadata-open',
    about: 'a machine hands out its credentials without a session',
    ...changing(
      (tokens) => machine(`metadata_options {\n    http_tokens = "${tokens}"\n  }`),
      ['required', 'optional'],
    ),
  },
];
