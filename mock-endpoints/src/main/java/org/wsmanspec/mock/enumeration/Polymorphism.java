package org.wsmanspec.mock.enumeration;

import java.util.Iterator;
import java.util.Optional;
import org.wsmanspec.message.vocabulary.FaultSubcode;
import org.wsmanspec.mock.binding.Target;
import org.wsmanspec.mock.cim.CimClass;
import org.wsmanspec.mock.cim.CimInstance;
import org.wsmanspec.mock.soap.SoapFaultException;

/** What becomes of instances of derived classes (DSP0227 8.1). */
public enum Polymorphism {
  /** They appear as what they are. */
  INCLUDE,
  /** They appear as instances of the class asked for. */
  EXCLUDE,
  /** They do not appear. */
  NONE;

  /**
   * Reads wsmb:PolymorphismMode.
   *
   * @throws SoapFaultException PolymorphismModeNotSupported for an unknown value, and for all
   *     classes together with any but the default
   */
  public static Polymorphism of(Optional<String> text, Target target) {
    Polymorphism mode =
        switch (text.orElse("IncludeSubClassProperties")) {
          case "IncludeSubClassProperties" -> INCLUDE;
          case "ExcludeSubClassProperties" -> EXCLUDE;
          case "None" -> NONE;
          default -> throw refused("There is no polymorphism mode '" + text.orElse("") + "'");
        };
    if (target.cimClass().isEmpty() && mode != INCLUDE) {
      throw refused("With all classes together only IncludeSubClassProperties makes sense");
    }
    return mode;
  }

  private static SoapFaultException refused(String reason) {
    return SoapFaultException.of(FaultSubcode.POLYMORPHISM_MODE_NOT_SUPPORTED, reason);
  }

  boolean deep() {
    return this != NONE;
  }

  Iterator<CimInstance> apply(Iterator<CimInstance> all, CimClass asked) {
    return switch (this) {
      case INCLUDE -> all;
      case NONE -> new Matching(all, i -> i.className().equalsIgnoreCase(asked.name()));
      case EXCLUDE ->
          new Iterator<>() {
            @Override
            public boolean hasNext() {
              return all.hasNext();
            }

            @Override
            public CimInstance next() {
              return all.next().castTo(asked);
            }
          };
    };
  }
}
