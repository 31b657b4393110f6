package org.wsmanspec.mock.cim.wql;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** A parsed WQL query. {@link Object#toString} gives a text that parses to an equal query. */
public sealed interface WqlQuery {

  /**
   * {@code SELECT … FROM … [WITHIN …] [WHERE …]}.
   *
   * @param properties the select list; empty for {@code *}
   * @param className the class after FROM
   * @param within the polling interval in seconds; a query that has one is an event query
   * @param where the condition
   */
  record Select(
      List<WqlPath> properties,
      String className,
      Optional<BigDecimal> within,
      Optional<WqlCondition> where)
      implements WqlQuery {
    /** Copies the list; drops zeros after the point of the interval, so that 5.0 equals 5. */
    public Select {
      properties = List.copyOf(properties);
      within =
          within
              .map(n -> n.signum() == 0 ? BigDecimal.ZERO : n.stripTrailingZeros())
              .map(n -> n.scale() < 0 ? n.setScale(0) : n);
    }

    @Override
    public String toString() {
      return WqlWriter.write(this);
    }
  }

  /**
   * {@code ASSOCIATORS OF {path} [WHERE …]}.
   *
   * @param objectPath the text between the braces
   * @param assocClass only over associations of this class
   * @param resultClass only instances of this class
   * @param role the property of the association that refers to the path
   * @param resultRole the property of the association that refers to the result
   * @param classDefsOnly classes instead of instances
   * @param keysOnly instances with key properties only
   */
  record Associators(
      String objectPath,
      Optional<String> assocClass,
      Optional<String> resultClass,
      Optional<String> role,
      Optional<String> resultRole,
      boolean classDefsOnly,
      boolean keysOnly)
      implements WqlQuery {
    @Override
    public String toString() {
      return WqlWriter.write(this);
    }
  }

  /**
   * {@code REFERENCES OF {path} [WHERE …]}.
   *
   * @param objectPath the text between the braces
   * @param resultClass only associations of this class
   * @param role the property of the association that refers to the path
   * @param classDefsOnly classes instead of instances
   * @param keysOnly instances with key properties only
   */
  record References(
      String objectPath,
      Optional<String> resultClass,
      Optional<String> role,
      boolean classDefsOnly,
      boolean keysOnly)
      implements WqlQuery {
    @Override
    public String toString() {
      return WqlWriter.write(this);
    }
  }
}
