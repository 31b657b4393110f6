package org.wsmanspec.mock.cim.wql;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Makes queries of all shapes. */
final class RandomQueries {
  private static final List<String> NAMES =
      List.of("a", "State", "__CLASS", "TargetInstance", "of", "Role", "x9_", "Number");
  private static final List<String> TEXTS =
      List.of("", "C:\\", "it's", "\"", "%[a-f]_", "NULL", "Grüße", "\\'\\\"", "a b\tc");

  private final Random random;

  RandomQueries(Random random) {
    this.random = random;
  }

  WqlQuery query() {
    return switch (random.nextInt(6)) {
      case 0 ->
          new WqlQuery.Associators("X.Name=\"a}\"", name(), name(), name(), name(), flag(), flag());
      case 1 -> new WqlQuery.References("X.Number=5", name(), name(), flag(), flag());
      default -> {
        List<WqlPath> list = new ArrayList<>();
        for (int n = random.nextInt(4); n > 0; n--) {
          list.add(path());
        }
        yield new WqlQuery.Select(
            list,
            pick(NAMES),
            flag() ? Optional.empty() : Optional.of(BigDecimal.valueOf(random.nextInt(100))),
            flag() ? Optional.of(condition(6)) : Optional.empty());
      }
    };
  }

  private WqlCondition condition(int depth) {
    return switch (depth == 0 ? 3 + random.nextInt(4) : random.nextInt(7)) {
      case 0 -> new WqlCondition.And(condition(depth - 1), condition(depth - 1));
      case 1 -> new WqlCondition.Or(condition(depth - 1), condition(depth - 1));
      case 2 -> new WqlCondition.Not(condition(depth - 1));
      case 3 -> new WqlCondition.Like(path(), pick(TEXTS));
      case 4 -> new WqlCondition.IsNull(path(), flag());
      case 5 -> new WqlCondition.Isa(path(), pick(NAMES));
      default -> {
        WqlCondition.Operator operator = pick(List.of(WqlCondition.Operator.values()));
        yield flag()
            ? new WqlCondition.Comparison(path(), operator, flag() ? literal() : path())
            : new WqlCondition.Comparison(literal(), operator, path());
      }
    };
  }

  private WqlLiteral literal() {
    return switch (random.nextInt(4)) {
      case 0 -> new WqlLiteral.Text(pick(TEXTS));
      case 1 ->
          new WqlLiteral.Numeric(
              BigDecimal.valueOf(random.nextInt(2_000_000) - 1_000_000, random.nextInt(9) - 4));
      case 2 -> new WqlLiteral.Bool(flag());
      default -> new WqlLiteral.Null();
    };
  }

  private WqlPath path() {
    List<String> names = new ArrayList<>();
    do {
      names.add(pick(NAMES));
    } while (random.nextInt(3) == 0);
    return new WqlPath(names);
  }

  private Optional<String> name() {
    return flag() ? Optional.of(pick(NAMES)) : Optional.empty();
  }

  private boolean flag() {
    return random.nextBoolean();
  }

  private <T> T pick(List<T> from) {
    return from.get(random.nextInt(from.size()));
  }
}
