"""The fixed colours of drawings on paper; screens take theirs from figures.css by the same classes."""

# River indigo, ochre, jade and greys; neighbours differ in lightness, so that grey copies stay readable.
SERIES = ("#2c3e73", "#c98a2b", "#4f9a7f", "#8f9bc4", "#7a4b1e", "#bcd9cf")
ON_SERIES = ("#ffffff", "#1c1a17", "#10231c", "#1c2342", "#ffffff", "#10231c")
SHADES = ("#e6e9f4", "#bcc6e4", "#8a99cc", "#566aa8", "#2c3e73")
INK, SOFT_INK, GROUND, SEA, MISSING = "#1d2130", "#555b6b", "#ffffff", "#f2f6f8", "#b9bcc4"
FONTS = "'Noto Sans','Noto Sans Khmer','Noto Sans Lao','Noto Sans Myanmar','Noto Sans Thai','Noto Sans SC'"


def _print_style() -> str:
    rules = [
        f"text{{font-family:{FONTS},'DejaVu Sans','Libertinus Serif',sans-serif;font-size:12px;fill:{INK}}}",
        ".fd-number,.fd-number-small{font-weight:600}.fd-number-small,.fd-tick{font-size:10.5px}",
        f".fd-tick,.fd-note{{fill:{SOFT_INK}}}.fd-note{{font-size:9.5px}}.fd-big{{font-size:19px;font-weight:600}}",
        f".fd-bar{{fill:{SERIES[0]}}}.fd-missing{{fill:{MISSING}}}.fd-on-missing{{fill:{INK};font-size:10.5px}}",
        f".fd-axis{{stroke:{SOFT_INK};stroke-width:1}}.fd-whisker{{stroke:{INK};stroke-width:1.2}}",
        f".fd-hatch-ground{{fill:{GROUND}}}.fd-hatch-line{{stroke:{MISSING};stroke-width:1.2}}",
        ".fd-line{fill:none;stroke-width:2.2}",
        f".fd-sea{{fill:{SEA}}}path{{stroke:{GROUND};stroke-width:.7}}path.fd-hatched{{stroke:{MISSING}}}",
        f".fd-map-label{{font-size:10.5px;font-weight:600;stroke:{GROUND};stroke-width:3px;"
        "stroke-linejoin:round;paint-order:stroke}",
    ]
    rules += [
        f".fd-series-{n}{{fill:{colour}}}.fd-ink-{n}{{fill:{colour};font-weight:600}}"
        f".fd-stroke-{n}{{stroke:{colour}}}.fd-on-series-{n}{{fill:{ON_SERIES[n - 1]};font-size:10.5px}}"
        for n, colour in enumerate(SERIES, start=1)
    ]
    rules += [f".fd-shade-{n}{{fill:{colour}}}" for n, colour in enumerate(SHADES, start=1)]
    return "".join(rules)


PRINT_STYLE = _print_style()
