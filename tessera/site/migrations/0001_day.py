"""The day of the demo, and what each role may do with tables that are not ours."""

from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True
    dependencies = [
        ("procrastinate", "0041_post_retry_failed_job"),
    ]
    operations = [
        migrations.CreateModel(
            name="Day",
            fields=[
                ("single", models.BooleanField(default=True, primary_key=True, serialize=False)),
                ("day", models.DateField()),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("single", True)), name="site_day_only_one"
                    )
                ]
            },
        ),
        migrations.RunSQL(
            "grant select on site_day to "
            "tessera_reader, tessera_door, tessera_courier, tessera_shredder",
            "revoke select on site_day from "
            "tessera_reader, tessera_door, tessera_courier, tessera_shredder",
        ),
        migrations.RunSQL(
            """
            grant select, insert, update, delete on
              procrastinate_jobs, procrastinate_events, procrastinate_periodic_defers, procrastinate_workers
              to tessera_courier;
            grant usage on sequence
              procrastinate_jobs_id_seq, procrastinate_events_id_seq, procrastinate_periodic_defers_id_seq
              to tessera_courier;
            """,
            """
            revoke all on
              procrastinate_jobs, procrastinate_events, procrastinate_periodic_defers, procrastinate_workers
              from tessera_courier;
            """,
        ),
    ]
