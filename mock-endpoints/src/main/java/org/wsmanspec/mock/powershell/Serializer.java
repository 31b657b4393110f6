package org.wsmanspec.mock.powershell;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.wsmanspec.message.clixml.ClixmlValue;
import org.wsmanspec.message.clixml.ComplexObject;
import org.wsmanspec.message.clixml.Dictionary;
import org.wsmanspec.message.clixml.ObjectBuilder;
import org.wsmanspec.message.clixml.Primitive;
import org.wsmanspec.message.clixml.PrimitiveTag;
import org.wsmanspec.mock.powershell.language.ScriptBlock;

/** Makes CLIXML of values of scripts. */
final class Serializer {

  private static final int DEEPEST = 12;
  private static final String OBJECT = "System.Object";

  private final Function<SecureText, ClixmlValue> secure;

  /** Told how to encrypt secure strings. */
  Serializer(Function<SecureText, ClixmlValue> secure) {
    this.secure = secure;
  }

  /** A value. */
  ClixmlValue write(Object value) {
    return write(value, 0);
  }

  private ClixmlValue write(Object value, int depth) {
    if (value == PsNull.NULL) {
      return Primitive.NIL;
    } else if (value instanceof ClixmlValue already) {
      return already;
    } else if (value instanceof SecureText text) {
      return secure.apply(text);
    } else if (value instanceof PsError error) {
      return ErrorRecords.of(error, false).value().orElse(Primitive.NIL);
    } else if (value instanceof PsEnum e) {
      return ComplexObject.builder()
          .types(e.typeName(), "System.Enum", "System.ValueType", OBJECT)
          .text(e.name())
          .primitive(Primitive.i32(e.code()))
          .build();
    } else if (value instanceof ScriptBlock block) {
      return Primitive.text(PrimitiveTag.SBK, block.text());
    } else if (value instanceof PsObject object) {
      return depth > DEEPEST ? Primitive.string(PsValues.text(object)) : object(object, depth);
    } else if (value instanceof PsHashtable table) {
      return depth > DEEPEST ? Primitive.string(PsValues.text(table)) : table(table, depth);
    } else if (value instanceof List<?> list) {
      return depth > DEEPEST ? Primitive.string(PsValues.text(list)) : list(list, depth);
    } else if (value instanceof PsNative n) {
      return ComplexObject.builder().types(n.typeName(), OBJECT).text(n.toString()).build();
    }
    return primitive(value);
  }

  private static ClixmlValue primitive(Object value) {
    if (value instanceof String s) {
      return Primitive.string(s);
    } else if (value instanceof Integer n) {
      return Primitive.i32(n);
    } else if (value instanceof Long n) {
      return Primitive.i64(n);
    } else if (value instanceof Boolean b) {
      return Primitive.bool(b);
    } else if (value instanceof Double d) {
      return Primitive.number(d.doubleValue());
    } else if (value instanceof BigDecimal d) {
      return Primitive.decimal(d);
    } else if (value instanceof Character c) {
      return Primitive.character(c);
    } else if (value instanceof byte[] bytes) {
      return Primitive.bytes(bytes);
    } else if (value instanceof OffsetDateTime t) {
      return Primitive.dateTime(t);
    } else if (value instanceof LocalDateTime t) {
      return Primitive.dateTime(t);
    } else if (value instanceof Duration d) {
      return Primitive.duration(d);
    } else if (value instanceof UUID id) {
      return Primitive.guid(id);
    }
    return Primitive.string(PsValues.text(value));
  }

  private ClixmlValue list(List<?> list, int depth) {
    List<ClixmlValue> items = new ArrayList<>(list.size());
    list.forEach(i -> items.add(write(i, depth + 1)));
    List<String> names =
        list instanceof DeserializedList d && !d.typeNames().isEmpty()
            ? d.typeNames()
            : List.of("System.Object[]", "System.Array", OBJECT);
    return ComplexObject.builder().types(names).list(items).build();
  }

  private ClixmlValue table(PsHashtable table, int depth) {
    return ComplexObject.builder()
        .types(table.typeNames())
        .dictionary(entries(table, depth))
        .build();
  }

  private List<Dictionary.Entry> entries(PsHashtable table, int depth) {
    List<Dictionary.Entry> entries = new ArrayList<>();
    for (PsHashtable.Entry e : table.entries()) {
      entries.add(new Dictionary.Entry(write(e.key(), depth + 1), write(e.value(), depth + 1)));
    }
    return entries;
  }

  private ClixmlValue object(PsObject object, int depth) {
    ObjectBuilder builder = ComplexObject.builder().types(object.typeNames());
    object.text().ifPresent(builder::text);
    object
        .base()
        .ifPresent(
            base -> {
              if (base instanceof List<?> list) {
                builder.list(list.stream().map(i -> write(i, depth + 1)).toList());
              } else if (base instanceof PsHashtable table) {
                builder.dictionary(entries(table, depth));
              } else if (base instanceof PsEnum e) {
                builder.primitive(Primitive.i32(e.code()));
              } else if (write(base, depth + 1) instanceof Primitive p) {
                builder.primitive(p);
              }
            });
    for (PsObject.Property p : object.properties()) {
      ClixmlValue value = write(p.value(), depth + 1);
      if (p.adapted()) {
        builder.adapted(p.name(), value);
      } else {
        builder.extended(p.name(), value);
      }
    }
    return builder.build();
  }
}
