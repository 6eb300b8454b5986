-- No tenant's data: whose tenant an e-mail address belongs to, before anyone is signed in.
CREATE TABLE office_routes (
  -- HMAC of the address: without the installation's secret it tells nothing.
  email_hash text COLLATE "C" PRIMARY KEY,
  tenant_id uuid NOT NULL
);

CREATE TABLE office_accounts (
  tenant_id uuid NOT NULL,
  person_id text COLLATE "C" NOT NULL,
  email text NOT NULL,
  email_hash text COLLATE "C" NOT NULL,
  password_hash text NOT NULL,
  password_at bigint NOT NULL,
  totp_sealed text,
  totp_at bigint,
  totp_step bigint NOT NULL,
  enrol_until bigint NOT NULL,
  created_at bigint NOT NULL,
  PRIMARY KEY (tenant_id, person_id)
);
CREATE UNIQUE INDEX office_accounts_email ON office_accounts (tenant_id, email_hash);
CREATE TABLE office_recovery_codes (
  tenant_id uuid NOT NULL,
  person_id text COLLATE "C" NOT NULL,
  code_hash text COLLATE "C" NOT NULL,
  used_at bigint,
  PRIMARY KEY (tenant_id, person_id, code_hash)
);
CREATE TABLE office_invites (
  tenant_id uuid NOT NULL,
  token_hash text COLLATE "C" NOT NULL,
  person_id text COLLATE "C" NOT NULL,
  expires_at bigint NOT NULL,
  used_at bigint,
  created_by text COLLATE "C",
  PRIMARY KEY (tenant_id, token_hash)
);
CREATE TABLE office_sessions (
  tenant_id uuid NOT NULL,
  session_id uuid NOT NULL,
  token_hash text COLLATE "C" NOT NULL,
  person_id text COLLATE "C" NOT NULL,
  stage text NOT NULL CHECK (stage IN ('totp', 'enrol_totp', 'in')),
  agent text NOT NULL,
  created_at bigint NOT NULL,
  last_seen_at bigint NOT NULL,
  fresh_until bigint NOT NULL,
  PRIMARY KEY (tenant_id, session_id)
);
CREATE UNIQUE INDEX office_sessions_token ON office_sessions (tenant_id, token_hash);
CREATE INDEX office_sessions_person ON office_sessions (tenant_id, person_id);

GRANT SELECT, INSERT, DELETE ON office_routes TO floorwalk_app;
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['office_accounts', 'office_recovery_codes', 'office_invites',
    'office_sessions']
  LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format($p$CREATE POLICY tenant_only ON %I
      USING (tenant_id = (SELECT nullif(current_setting('app.tenant', true), '')::uuid))
      WITH CHECK (tenant_id = (SELECT nullif(current_setting('app.tenant', true), '')::uuid))$p$, t);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO floorwalk_app', t);
  END LOOP;
END $$;
