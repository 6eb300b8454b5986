-- The credential of a device is renewed: old and new both hold until the new one was used
-- once; one that was replaced and comes back tells of a theft [AU-2].
ALTER TABLE devices
  ADD COLUMN secret_since bigint,
  ADD COLUMN next_hash text COLLATE "C",
  ADD COLUMN prior_hash text COLLATE "C",
  ADD COLUMN past_hashes text[] COLLATE "C" NOT NULL DEFAULT '{}',
  ADD COLUMN locked_at bigint;

-- A code that lets a locked device in again, as the one it was.
ALTER TABLE enrolment_codes ADD COLUMN device_id uuid;

-- No tenant's data: who guessed how often, under a key that tells nothing. Here and not in a
-- process, so that several servers count together [AB-1][AB-2].
CREATE TABLE guess_buckets (
  key text COLLATE "C" PRIMARY KEY,
  level double precision NOT NULL,
  at bigint NOT NULL
);
CREATE INDEX guess_buckets_at ON guess_buckets (at);
GRANT SELECT, INSERT, UPDATE, DELETE ON guess_buckets TO floorwalk_app;

-- What the last check of a tenant's audit found, and the head that the next one must contain.
CREATE TABLE audit_checks (
  tenant_id uuid PRIMARY KEY,
  at bigint NOT NULL,
  head_seq bigint NOT NULL,
  head_hash text COLLATE "C" NOT NULL,
  broken_seq bigint
);
ALTER TABLE audit_checks ENABLE ROW LEVEL SECURITY;
ALTER TABLE audit_checks FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_only ON audit_checks
  USING (tenant_id = (SELECT nullif(current_setting('app.tenant', true), '')::uuid))
  WITH CHECK (tenant_id = (SELECT nullif(current_setting('app.tenant', true), '')::uuid));
GRANT SELECT, INSERT, UPDATE ON audit_checks TO floorwalk_app;
