package org.wsmanspec.mock.cim.wql;

import java.util.Optional;
import java.util.stream.Collectors;
import org.wsmanspec.mock.cim.wql.WqlCondition.And;
import org.wsmanspec.mock.cim.wql.WqlCondition.Comparison;
import org.wsmanspec.mock.cim.wql.WqlCondition.IsNull;
import org.wsmanspec.mock.cim.wql.WqlCondition.Isa;
import org.wsmanspec.mock.cim.wql.WqlCondition.Like;
import org.wsmanspec.mock.cim.wql.WqlCondition.Not;
import org.wsmanspec.mock.cim.wql.WqlCondition.Or;

/** Writes a query as text that parses to an equal one, with no more parentheses than needed. */
final class WqlWriter {
  private WqlWriter() {}

  static String write(WqlQuery.Select query) {
    String list =
        query.properties().isEmpty()
            ? "*"
            : query.properties().stream().map(WqlPath::toString).collect(Collectors.joining(", "));
    return "SELECT "
        + list
        + " FROM "
        + query.className()
        + query.within().map(n -> " WITHIN " + n.toPlainString()).orElse("")
        + query.where().map(c -> " WHERE " + write(c, 0)).orElse("");
  }

  static String write(WqlQuery.Associators query) {
    return "ASSOCIATORS OF {"
        + query.objectPath()
        + "}"
        + where(
            option("AssocClass", query.assocClass())
                + option("ResultClass", query.resultClass())
                + option("Role", query.role())
                + option("ResultRole", query.resultRole())
                + flags(query.classDefsOnly(), query.keysOnly()));
  }

  static String write(WqlQuery.References query) {
    return "REFERENCES OF {"
        + query.objectPath()
        + "}"
        + where(
            option("ResultClass", query.resultClass())
                + option("Role", query.role())
                + flags(query.classDefsOnly(), query.keysOnly()));
  }

  private static String where(String options) {
    return options.isEmpty() ? "" : " WHERE" + options;
  }

  private static String option(String name, Optional<String> value) {
    return value.map(v -> " " + name + " = " + v).orElse("");
  }

  private static String flags(boolean classDefsOnly, boolean keysOnly) {
    return (classDefsOnly ? " ClassDefsOnly" : "") + (keysOnly ? " KeysOnly" : "");
  }

  /**
   * Writes a condition for a place that needs a binding of at least {@code level}: 0 OR, 1 AND, 2
   * NOT.
   */
  private static String write(WqlCondition condition, int level) {
    if (condition instanceof Or or) {
      return parens(level > 0, write(or.left(), 0) + " OR " + write(or.right(), 1));
    }
    if (condition instanceof And and) {
      return parens(level > 1, write(and.left(), 1) + " AND " + write(and.right(), 2));
    }
    if (condition instanceof Not not) {
      return "NOT " + write(not.condition(), 2);
    }
    if (condition instanceof Comparison c) {
      return write(c.left()) + " " + c.operator().symbol() + " " + write(c.right());
    }
    if (condition instanceof Like like) {
      return like.property() + " LIKE " + quote(like.pattern());
    }
    if (condition instanceof IsNull isNull) {
      return isNull.property() + (isNull.negated() ? " IS NOT NULL" : " IS NULL");
    }
    Isa isa = (Isa) condition;
    return isa.property() + " ISA " + quote(isa.className());
  }

  private static String write(WqlOperand operand) {
    if (operand instanceof WqlLiteral.Text text) {
      return quote(text.value());
    }
    if (operand instanceof WqlLiteral.Numeric number) {
      return number.value().toString();
    }
    if (operand instanceof WqlLiteral.Bool bool) {
      return bool.value() ? "TRUE" : "FALSE";
    }
    return operand instanceof WqlLiteral.Null ? "NULL" : operand.toString();
  }

  private static String parens(boolean needed, String text) {
    return needed ? "(" + text + ")" : text;
  }

  private static String quote(String text) {
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'").replace("\"", "\\\"") + "'";
  }
}
