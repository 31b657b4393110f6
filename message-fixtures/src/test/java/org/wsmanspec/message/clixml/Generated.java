package org.wsmanspec.message.clixml;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.UUID;

/** Values that follow from a seed. */
public final class Generated {

  private static final List<String> PIECES =
      List.of(
          "a", "Z", "0", " ", "_", "_x", "_x0041_", "_X000A_", "_x005F_", "x", "\n", "\r", "\t",
          "<", ">", "&", "\"", "'", "]]>", "é", "İ", "ı", "日本", "😀", "\u0000", "\u001F", "\u007F",
          "\u0085", "\u009F", "\u00A0", "\uD800", "\uDC00", "\uFFFE", "\uFFFF", "\uFEFF", "\u2028");

  private final SplittableRandom random;
  private final List<String> objects = new ArrayList<>();
  private int next;

  public Generated(long seed) {
    this.random = new SplittableRandom(seed);
  }

  /** A value of whatever kind, with objects nested so deep at most. */
  public ClixmlValue value(int depth) {
    if (depth == 0 || random.nextInt(3) == 0) {
      if (!objects.isEmpty() && random.nextInt(8) == 0) {
        return new Reference(objects.get(random.nextInt(objects.size())));
      }
      return random.nextInt(30) == 0 ? progress() : primitive();
    }
    return object(depth);
  }

  /** A value that refers to nothing outside of itself. */
  public ClixmlValue document(int depth) {
    return new Generated(random.nextLong()).value(depth);
  }

  private ComplexObject object(int depth) {
    ObjectBuilder object = ComplexObject.builder();
    Optional<String> id = random.nextInt(4) == 0 ? Optional.of("id-" + next++) : Optional.empty();
    id.ifPresent(object::refId);
    if (random.nextBoolean()) {
      object.types("Type" + random.nextInt(4), "System.Object");
    }
    if (random.nextInt(3) == 0) {
      object.text(string());
    }
    switch (random.nextInt(5)) {
      case 0 -> object.primitive(primitive());
      case 1 -> object.sequence(pick(List.of(Sequence.Kind.values())), values(depth));
      case 2 ->
          object.dictionary(
              values(depth).stream().map(k -> new Dictionary.Entry(k, primitive())).toList());
      default -> object.text(string());
    }
    // The builder takes what it is given; a text may have come twice.
    List<ObjectPart> parts = new ArrayList<>();
    for (ObjectPart part : object.build().parts()) {
      if (parts.stream().noneMatch(p -> p.getClass() == part.getClass())) {
        parts.add(part);
      }
    }
    for (PropertyBag.Kind kind : PropertyBag.Kind.values()) {
      if (random.nextBoolean()) {
        parts.add(new PropertyBag(kind, members(depth)));
      }
    }
    // Only what has ended can be referred to without a circle.
    id.ifPresent(objects::add);
    return new ComplexObject(id, parts);
  }

  private List<PropertyBag.Member> members(int depth) {
    List<PropertyBag.Member> members = new ArrayList<>();
    for (ClixmlValue value : values(depth)) {
      members.add(
          random.nextInt(10) == 0
              ? new PropertyBag.PropertySet(string(), List.of(new Property("in", value)))
              : new Property(string(), value));
    }
    return members;
  }

  private List<ClixmlValue> values(int depth) {
    List<ClixmlValue> values = new ArrayList<>();
    int count = random.nextInt(4);
    for (int i = 0; i < count; i++) {
      values.add(value(depth - 1));
    }
    return values;
  }

  private ProgressElement progress() {
    return new ProgressElement(
        string(),
        random.nextInt(),
        random.nextBoolean() ? Optional.empty() : Optional.of(string()),
        -1,
        random.nextInt(101),
        "Processing",
        random.nextInt(),
        string());
  }

  /** A text of pieces that are often handled wrongly. */
  public String string() {
    StringBuilder text = new StringBuilder();
    int count = random.nextInt(6);
    for (int i = 0; i < count; i++) {
      text.append(PIECES.get(random.nextInt(PIECES.size())));
    }
    return text.toString();
  }

  /** A primitive of any type. */
  public Primitive primitive() {
    PrimitiveTag tag = pick(List.of(PrimitiveTag.values()));
    return switch (tag) {
      case S -> Primitive.string(string());
      case URI, XD, SBK -> Primitive.text(tag, string());
      case C -> Primitive.character((char) random.nextInt(0x10000));
      case B -> Primitive.bool(random.nextBoolean());
      case DT ->
          random.nextBoolean()
              ? Primitive.dateTime(local())
              : Primitive.dateTime(
                  OffsetDateTime.of(
                      local(), ZoneOffset.ofTotalSeconds(60 * random.nextInt(-840, 841))));
      case TS ->
          Primitive.duration(
              Duration.ofSeconds(random.nextLong(-1_000_000_000L, 1_000_000_000L), ticks()));
      case BY -> integer(tag, 8, false);
      case SB -> integer(tag, 8, true);
      case U16 -> integer(tag, 16, false);
      case I16 -> integer(tag, 16, true);
      case U32 -> integer(tag, 32, false);
      case I32 -> integer(tag, 32, true);
      case U64 -> integer(tag, 64, false);
      case I64 -> integer(tag, 64, true);
      case SG -> Primitive.number(Float.intBitsToFloat(random.nextInt()));
      case DB -> Primitive.number(Double.longBitsToDouble(random.nextLong()));
      case D -> Primitive.decimal(BigDecimal.valueOf(random.nextLong(), random.nextInt(28)));
      case BA -> Primitive.bytes(bytes());
      case G -> Primitive.guid(new UUID(random.nextLong(), random.nextLong()));
      case NIL -> Primitive.NIL;
      case VERSION -> Primitive.version(random.nextInt(100) + "." + random.nextInt(10));
      case SS -> Primitive.secureString("K86C/Bl3T/RyAsU62XoDMTutDb5iAk1xgDNBMZwqPZY=");
    };
  }

  private <T> T pick(List<T> all) {
    return all.get(random.nextInt(all.size()));
  }

  private byte[] bytes() {
    byte[] bytes = new byte[random.nextInt(20)];
    random.nextBytes(bytes);
    return bytes;
  }

  private int ticks() {
    return random.nextInt(10_000_000) * 100;
  }

  private LocalDateTime local() {
    return LocalDateTime.of(1 + random.nextInt(9998), 1, 1, 0, 0)
        .plusSeconds(random.nextInt(31_000_000))
        .plusNanos(ticks());
  }

  private Primitive integer(PrimitiveTag tag, int bits, boolean signed) {
    BigInteger value = new BigInteger(Long.toUnsignedString(random.nextLong() >>> (64 - bits)));
    BigInteger half = BigInteger.ONE.shiftLeft(bits - 1);
    return Primitive.integer(tag, signed ? value.subtract(half) : value);
  }
}
