"""Who may do what with the journal: nobody changes it, whatever privilege is granted by mistake."""

from django.db import migrations

GRANTS = """
REVOKE UPDATE, DELETE, TRUNCATE ON journal_said, journal_leaf, journal_branch, journal_checkpoint
    FROM CURRENT_USER;
GRANT SELECT, INSERT ON journal_said, journal_leaf, journal_branch, journal_checkpoint
    TO tessera_door;
GRANT SELECT, INSERT, DELETE ON journal_waiting TO tessera_door;
GRANT SELECT ON journal_said, journal_leaf, journal_waiting, journal_branch, journal_checkpoint
    TO tessera_courier;
GRANT SELECT, DELETE ON journal_said TO tessera_shredder;
GRANT SELECT ON journal_leaf TO tessera_shredder;
-- A face may prove an entry it sees, and learns of the others only how many they are.
GRANT SELECT ON journal_said, journal_branch, journal_checkpoint TO tessera_reader;
GRANT SELECT (number, said, commitment, at) ON journal_leaf TO tessera_reader;
"""

# The second line, for the day somebody grants too much: it holds for the owner too.
REFUSALS = """
CREATE FUNCTION journal_refuses() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the journal is only added to: % of % is refused', TG_OP, TG_TABLE_NAME
        USING ERRCODE = 'insufficient_privilege';
END $$;

CREATE TRIGGER journal_said_stays BEFORE UPDATE OR TRUNCATE ON journal_said
    FOR EACH STATEMENT EXECUTE FUNCTION journal_refuses();
CREATE TRIGGER journal_leaf_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON journal_leaf
    FOR EACH STATEMENT EXECUTE FUNCTION journal_refuses();
CREATE TRIGGER journal_branch_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON journal_branch
    FOR EACH STATEMENT EXECUTE FUNCTION journal_refuses();
CREATE TRIGGER journal_checkpoint_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON journal_checkpoint
    FOR EACH STATEMENT EXECUTE FUNCTION journal_refuses();
CREATE TRIGGER journal_said_only_the_shredder BEFORE DELETE ON journal_said
    FOR EACH STATEMENT WHEN (current_user <> 'tessera_shredder')
    EXECUTE FUNCTION journal_refuses();

-- The shredder takes what a `destroyed` fact of the same stream names, and only once its leaf stands.
CREATE FUNCTION journal_shreds() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.code <> 'destroyed'
        AND EXISTS (SELECT 1 FROM journal_leaf l WHERE l.said = OLD.id)
        AND EXISTS (
            SELECT 1 FROM journal_said d
            WHERE d.stream = OLD.stream AND d.code = 'destroyed' AND d.version > OLD.version
              AND (d.payload::jsonb ->> 'through')::int >= OLD.version)
    THEN
        RETURN OLD;
    END IF;
    RAISE EXCEPTION 'no destruction was recorded of entry % of %', OLD.version, OLD.stream
        USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER journal_said_shredded BEFORE DELETE ON journal_said
    FOR EACH ROW EXECUTE FUNCTION journal_shreds();
"""

POLICIES = """
ALTER TABLE journal_said ENABLE ROW LEVEL SECURITY;
ALTER TABLE journal_said FORCE ROW LEVEL SECURITY;
CREATE POLICY journal_said_door ON journal_said TO tessera_door USING (true) WITH CHECK (true);
CREATE POLICY journal_said_courier ON journal_said FOR SELECT TO tessera_courier USING (true);
CREATE POLICY journal_said_shredder ON journal_said TO tessera_shredder USING (true);
CREATE POLICY journal_said_reader ON journal_said FOR SELECT TO tessera_reader USING (false);
"""


class Migration(migrations.Migration):
    dependencies = [("journal", "0001_tables")]
    operations = [migrations.RunSQL(part) for part in (GRANTS, REFUSALS, POLICIES)]
