"""Tables of the records slice."""

import django.db.models.deletion
import django.db.models.expressions
import sampan.registry.identifiers
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('accounts', '__first__'),
        ('agencies', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='ImportRun',
            fields=[
                ('id', models.UUIDField(default=sampan.registry.identifiers.new_record_id, editable=False, primary_key=True, serialize=False)),
                ('purpose', models.CharField(max_length=20)),
                ('format', models.CharField(max_length=20)),
                ('format_version', models.CharField(max_length=60)),
                ('file_sha256', models.CharField(max_length=64)),
                ('outcome', models.CharField(choices=[('imported', 'Imported'), ('nothing_new', 'Nothing New'), ('refused', 'Refused')], max_length=20)),
                ('row_count', models.PositiveIntegerField()),
                ('opened_count', models.PositiveIntegerField(default=0)),
                ('unchanged_count', models.PositiveIntegerField(default=0)),
                ('updated_count', models.PositiveIntegerField(default=0)),
                ('problem_count', models.PositiveIntegerField(default=0)),
                ('started_at', models.DateTimeField()),
                ('finished_at', models.DateTimeField()),
                ('account', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to=settings.AUTH_USER_MODEL)),
                ('agency', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='agencies.agency')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('opened_count', 0), ('outcome', 'refused'), ('updated_count', 0)), ('row_count', django.db.models.expressions.CombinedExpression(django.db.models.expressions.CombinedExpression(models.F('opened_count'), '+', models.F('unchanged_count')), '+', models.F('updated_count'))), _connector='OR'), name='counts_of_an_import_add_up')],
            },
        ),
        migrations.CreateModel(
            name='ImportedCase',
            fields=[
                ('id', models.BigAutoField(primary_key=True, serialize=False)),
                ('case_id', models.UUIDField(db_index=True)),
                ('external_digest', models.UUIDField()),
                ('content_digest', models.UUIDField()),
                ('agency', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, to='agencies.agency')),
                ('run', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='cases', to='records.importrun')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('agency', 'external_digest'), name='one_case_for_an_outside_id')],
            },
        ),
        migrations.CreateModel(
            name='KeptUpload',
            fields=[
                ('id', models.UUIDField(default=sampan.registry.identifiers.new_person_id, editable=False, primary_key=True, serialize=False)),
                ('format', models.CharField(max_length=20)),
                ('wrapped', models.BinaryField(max_length=80)),
                ('wrapping_version', models.PositiveIntegerField()),
                ('kept_at', models.DateTimeField()),
                ('kept_until', models.DateTimeField(db_index=True)),
                ('account', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to=settings.AUTH_USER_MODEL)),
                ('agency', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='agencies.agency')),
                ('run', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, to='records.importrun')),
            ],
        ),
    ]
