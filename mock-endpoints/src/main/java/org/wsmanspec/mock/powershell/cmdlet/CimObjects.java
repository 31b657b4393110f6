package org.wsmanspec.mock.powershell.cmdlet;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.wsmanspec.message.clixml.Primitive;
import org.wsmanspec.message.clixml.PrimitiveTag;
import org.wsmanspec.mock.cim.CimClass;
import org.wsmanspec.mock.cim.CimDateTime;
import org.wsmanspec.mock.cim.CimInstance;
import org.wsmanspec.mock.cim.CimType;
import org.wsmanspec.mock.cim.CimValue;
import org.wsmanspec.mock.cim.ObjectManager;
import org.wsmanspec.mock.powershell.PsNull;
import org.wsmanspec.mock.powershell.PsObject;
import org.wsmanspec.mock.powershell.PsValues;

/** Values of the CIM repository as values of scripts, and back. */
final class CimObjects {

  private static final String TYPE = "Microsoft.Management.Infrastructure.CimInstance";

  private CimObjects() {}

  static PsObject of(CimInstance instance, String namespace, ObjectManager manager) {
    List<String> names = new ArrayList<>();
    Optional<CimClass> cimClass = manager.findClass(namespace, instance.className());
    cimClass
        .map(CimClass::lineage)
        .orElse(List.of(instance.className()))
        .forEach(c -> names.add(TYPE + "#" + namespace + "/" + c));
    names.add(TYPE);
    names.add("System.Object");
    PsObject object = new PsObject(names).text(text(instance, cimClass)).madeOf(instance);
    instance
        .properties()
        .forEach((name, value) -> object.withAdapted(name, value(value, namespace, manager)));
    return object.withAdapted("PSComputerName", PsNull.NULL);
  }

  private static String text(CimInstance instance, Optional<CimClass> cimClass) {
    String keys =
        cimClass.stream()
            .flatMap(c -> c.keys().stream())
            .flatMap(k -> instance.property(k.name()).map(v -> k.name() + " = " + v).stream())
            .collect(Collectors.joining(", "));
    return instance.className() + (keys.isEmpty() ? "" : " (" + keys + ")");
  }

  static Object value(CimValue value, String namespace, ObjectManager manager) {
    if (value.isNull()) {
      return PsNull.NULL;
    }
    List<Object> items = new ArrayList<>();
    for (Object each : value.elements()) {
      items.add(scalar(value.type(), each, namespace, manager));
    }
    return value.isArray() ? items : items.get(0);
  }

  private static Object scalar(
      CimType type, Object value, String namespace, ObjectManager manager) {
    if (value instanceof java.math.BigInteger n) {
      return switch (type) {
        case UINT8 -> Primitive.integer(PrimitiveTag.BY, n);
        case UINT16 -> Primitive.integer(PrimitiveTag.U16, n);
        case UINT32 -> Primitive.integer(PrimitiveTag.U32, n);
        case UINT64 -> Primitive.integer(PrimitiveTag.U64, n);
        case SINT8 -> Primitive.integer(PrimitiveTag.SB, n);
        case SINT16 -> Primitive.integer(PrimitiveTag.I16, n);
        case SINT32 -> n.intValueExact();
        default -> n.longValueExact();
      };
    } else if (value instanceof Float f) {
      return Primitive.number(f.floatValue());
    } else if (value instanceof CimDateTime t) {
      return t.toOffsetDateTime().<Object>map(o -> o).or(t::toDuration).orElseGet(t::toString);
    } else if (value instanceof CimInstance inner) {
      return of(inner, namespace, manager);
    } else if (value instanceof String
        || value instanceof Boolean
        || value instanceof Double
        || value instanceof Character) {
      return value;
    }
    return value.toString();
  }

  /** A value of a script as one of a declared type. */
  static CimValue typed(CimType type, boolean array, Object value) {
    if (value == PsNull.NULL) {
      return CimValue.nullOf(type, array);
    }
    if (array) {
      List<Object> items = new ArrayList<>();
      for (Object each : PsValues.items(value)) {
        items.add(typed(type, false, each).scalar().orElse(""));
      }
      return CimValue.array(type, items);
    }
    Object plain = PsValues.plain(value);
    if (type == CimType.BOOLEAN) {
      return CimValue.of(PsValues.isTrue(value));
    } else if (type.isNumeric() && plain instanceof Number n) {
      return CimValue.of(type, n);
    } else if (type == CimType.DATETIME && plain instanceof java.time.OffsetDateTime t) {
      return CimValue.of(type, CimDateTime.of(t));
    } else if (type == CimType.DATETIME && plain instanceof java.time.Duration d) {
      return CimValue.of(type, CimDateTime.of(d));
    } else if (value instanceof PsObject o && o.origin().orElse("") instanceof CimInstance i) {
      if (type == CimType.REFERENCE && i.path().isPresent()) {
        return CimValue.of(i.path().get());
      } else if (type == CimType.EMBEDDED) {
        return CimValue.of(i);
      }
    }
    return CimValue.parse(type, PsValues.text(value));
  }

  static PsObject result(String returnName, Map<String, Object> values) {
    PsObject object =
        new PsObject(
                List.of(
                    "Microsoft.Management.Infrastructure.CimMethodResult#" + returnName,
                    "Microsoft.Management.Infrastructure.CimMethodResult",
                    "System.Object"))
            .text("Microsoft.Management.Infrastructure.CimMethodResult");
    values.forEach(object::withAdapted);
    return object;
  }
}
