"""Tables of reports from the public."""

import django.contrib.postgres.fields
import django.db.models.deletion
import sampan.registry.identifiers
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('agencies', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Report',
            fields=[
                ('id', models.UUIDField(default=sampan.registry.identifiers.new_record_id, editable=False, primary_key=True, serialize=False)),
                ('dropped_as', models.CharField(help_text='name of the file that it came in', max_length=40, unique=True)),
                ('place', models.CharField(max_length=32, unique=True)),
                ('told', models.BinaryField(help_text='message, where, more, how to reach, key of the code: sealed')),
                ('wrapped', models.BinaryField(max_length=80)),
                ('wrapping_version', models.PositiveIntegerField()),
                ('language', models.CharField(blank=True, max_length=3)),
                ('page', models.CharField(max_length=3)),
                ('level', models.CharField(max_length=20)),
                ('signs', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=30), size=None)),
                ('state', models.CharField(choices=[('new', 'received'), ('read', 'being read'), ('answered', 'answered'), ('passed_on', 'passed on'), ('closed', 'closed')], default='new', max_length=10)),
                ('answers', models.PositiveIntegerField(default=0, help_text='how many answers were laid down')),
                ('received_on', models.DateField()),
                ('changed_at', models.DateTimeField()),
                ('agency', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='agencies.agency')),
            ],
        ),
        migrations.CreateModel(
            name='ReportWord',
            fields=[
                ('id', models.UUIDField(default=sampan.registry.identifiers.new_record_id, editable=False, primary_key=True, serialize=False)),
                ('dropped_as', models.CharField(max_length=40, null=True, unique=True)),
                ('words', models.BinaryField()),
                ('written_on', models.DateField()),
                ('agency', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='agencies.agency')),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('report', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='written', to='offers.report')),
            ],
            options={'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('by', None), ('dropped_as__isnull', False)), models.Q(('by__isnull', False), ('dropped_as', None)), _connector='OR'), name='offers_word_has_one_side')]},
        ),
        migrations.AddIndex(
            model_name='report',
            index=models.Index(fields=['state', 'received_on', 'id'], name='offers_reports_by_state'),
        ),
    ]
