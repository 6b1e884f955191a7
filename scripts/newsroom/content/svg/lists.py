"""What an SVG file of `docs` may hold: elements, attributes, CSS properties, functions and counts.

The names are those of SVG 2 and CSS that only draw. Nothing here runs a program, follows a link,
fetches a file or changes by itself; what is not listed is refused by name.
"""


def _names(listed: str) -> frozenset[str]:
    """The names of a list that blanks separate."""
    return frozenset(listed.split())


SVG = "http://www.w3.org/2000/svg"
XLINK = "http://www.w3.org/1999/xlink"
XML = "http://www.w3.org/XML/1998/namespace"
ACTIVE = {"http://www.w3.org/1999/xhtml": "html", "http://www.w3.org/1998/Math/MathML": "math"}
"""Namespaces that a browser shows inside a drawing; all others are notes of drawing programs."""

FILTER_STEPS = _names(
    """
    feBlend feColorMatrix feComponentTransfer feComposite feConvolveMatrix feDiffuseLighting
    feDisplacementMap feDropShadow feFlood feGaussianBlur feMerge feMorphology feOffset
    feSpecularLighting feTile feTurbulence
    """
)
"""Filter primitives, without `feImage`, which fetches a file."""
SLOW_FILTER_STEPS = _names(
    """
    feConvolveMatrix feDiffuseLighting feDisplacementMap feDropShadow feGaussianBlur feMorphology
    feSpecularLighting feTurbulence
    """
)
"""Those that calculate each pixel from many."""
ELEMENTS = FILTER_STEPS | _names(
    """
    svg g defs symbol use switch title desc style path rect circle ellipse line polyline polygon
    text tspan textPath linearGradient radialGradient stop pattern clipPath mask marker filter
    feDistantLight feFuncA feFuncB feFuncG feFuncR feMergeNode fePointLight feSpotLight
    """
)
NOTES = frozenset({"metadata", "font"})
"""Elements that are left out with all that is in them: no browser draws the fonts of SVG 1.1."""
HOLDING_TEXT = frozenset({"text", "tspan", "textPath", "title", "desc", "style"})
"""Elements whose text is shown or read; elsewhere browsers ignore it."""
REFERRING = frozenset({"use", "linearGradient", "radialGradient", "pattern", "textPath"})
"""Elements whose `href` names another element of the drawing."""

PROPERTIES = _names(
    """
    alignment-baseline background background-color baseline-shift block-progression clip
    clip-path clip-rule color color-interpolation color-interpolation-filters color-rendering
    cursor cx cy direction display dominant-baseline fill fill-opacity fill-rule filter
    flood-color flood-opacity font font-family font-feature-settings font-kerning font-size
    font-size-adjust font-stretch font-style font-synthesis font-variant font-variant-alternates
    font-variant-caps font-variant-east-asian font-variant-ligatures font-variant-numeric
    font-variant-position font-variation-settings font-weight glyph-orientation-horizontal
    glyph-orientation-vertical height image-rendering inline-size isolation kerning
    letter-spacing lighting-color line-height marker marker-end marker-mid marker-start mask
    mask-type max-height max-width min-height min-width mix-blend-mode opacity overflow
    paint-order pointer-events r rx ry shape-inside shape-margin shape-padding shape-rendering
    shape-subtract solid-color solid-opacity stop-color stop-opacity stroke stroke-dasharray
    stroke-dashoffset stroke-linecap stroke-linejoin stroke-miterlimit stroke-opacity
    stroke-width text-align text-anchor text-decoration text-decoration-color
    text-decoration-line text-decoration-style text-decoration-thickness text-indent
    text-orientation text-overflow text-rendering text-transform text-underline-offset transform
    transform-box transform-origin unicode-bidi
    user-select vector-effect vertical-align visibility white-space width word-spacing
    writing-mode x y
    """
)
"""CSS properties, in a `style` element or attribute and as attributes of their own."""
REFERRING_PROPERTIES = _names(
    """
    clip-path fill filter marker marker-end marker-mid marker-start mask shape-inside
    shape-subtract stroke
    """
)
"""Properties whose `url(#id)` names an element; others would fetch the drawing as a picture."""
INHERITED = _names("fill marker marker-end marker-mid marker-start stroke")
"""Those that the elements within an element have from it (SVG 2, 13.1 and 11.6)."""
SHAPES = _names("circle ellipse line path polygon polyline rect text textPath tspan")
"""Elements that are filled, stroked or have markers."""
VALUES = PROPERTIES | _names(
    """
    amplitude azimuth baseFrequency bias clipPathUnits diffuseConstant divisor dx dy edgeMode
    elevation exponent filterRes filterUnits fr fx fy gradientTransform gradientUnits intercept
    k1 k2 k3 k4 kernelMatrix kernelUnitLength lengthAdjust limitingConeAngle markerHeight
    markerUnits markerWidth maskContentUnits maskUnits method mode numOctaves offset operator
    order orient pathLength patternContentUnits patternTransform patternUnits points pointsAtX
    pointsAtY pointsAtZ preserveAlpha preserveAspectRatio primitiveUnits radius refX refY rotate
    scale seed side slope spacing specularConstant specularExponent spreadMethod startOffset
    stdDeviation stitchTiles surfaceScale tableValues targetX targetY textLength type values
    viewBox x1 x2 xChannelSelector y1 y2 yChannelSelector z
    """
)
"""Attributes of numbers, keywords, colours, functions and references, read as CSS values."""
TEXTS = frozenset(
    {"id", "class", "role", "lang", "xml:lang", "xml:space", "systemLanguage"}
    | {"in", "in2", "result"}
)
"""Attributes whose text means nothing but itself, like all that begin with `aria-`."""
DROPPED = _names(
    """
    version baseProfile contentScriptType contentStyleType enable-background
    externalResourcesRequired focusable requiredFeatures tabindex zoomAndPan
    """
)
"""Attributes and properties without effect in a picture; programs write them all the same."""
FUNCTIONS = _names(
    """
    rgb rgba hsl hsla color matrix translate translatex translatey scale scalex scaley rotate
    skewx skewy blur brightness contrast drop-shadow grayscale hue-rotate invert opacity
    saturate sepia circle ellipse inset polygon rect
    """
)
"""CSS functions, in small letters. None takes an address."""

DEEPEST = 100
"""Elements within each other, those that are repeated by reference among them."""
MOST_ELEMENTS = 10_000
MOST_ATTRIBUTES = 100
"""Of one element."""
MOST_REPEATED = 50_000
"""Elements, when each is counted as often as it is drawn."""
STEP_COST, SLOW_STEP_COST = 100, 1_000
"""Elements that a filter primitive is counted as, because it calculates every pixel."""
LAYERS = {"mask": (50, "none"), "mix-blend-mode": (50, "normal"), "opacity": (20, "1")}
"""Elements that a value of these properties is counted as, for a layer of its own, but for one."""
LONGEST_VALUE = 4_000
"""Characters of an attribute, but for `LISTS`, which only the size of the file limits."""
LISTS = frozenset({"d", "points", "style", "values", "tableValues", "x", "y", "dx", "dy", "rotate"})
MOST_TEXT = 20_000
"""Characters of all texts that are shown or read, together."""
LONGEST_NUMBER = 40
"""Characters."""
LARGEST_NUMBER = 1e9
LARGEST_SIDE = 1_000_000
"""Units of the width and height of a drawing."""
LARGEST = {"numOctaves": 5, "order": 5, "radius": 200, "stdDeviation": 200}
"""The greatest number in attributes that decide how long a browser calculates."""
