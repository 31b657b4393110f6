package org.wsmanspec.mock.powershell.language;

import java.util.List;
import java.util.Optional;
import org.wsmanspec.mock.powershell.PsNative;
import org.wsmanspec.mock.powershell.PsNull;
import org.wsmanspec.mock.powershell.PsObject;
import org.wsmanspec.mock.powershell.PsValues;

/** What GetType returns; its reflection sees properties as scripts do. */
record TypeObject(String name) implements PsNative {

  @Override
  public String typeName() {
    return "System.RuntimeType";
  }

  @Override
  public Optional<Object> property(String member) {
    return switch (member) {
      case "name" -> Optional.of(name.substring(name.lastIndexOf('.') + 1));
      case "fullname" -> Optional.of(name);
      default -> Optional.empty();
    };
  }

  @Override
  public Optional<Object> call(String method, List<Object> arguments) {
    boolean known = method.equals("getproperty") || method.equals("getfield");
    return known && !arguments.isEmpty()
        ? Optional.of(new Info(PsValues.text(arguments.get(0))))
        : Optional.empty();
  }

  @Override
  public String toString() {
    return name;
  }

  /** A property or field. */
  private record Info(String member) implements PsNative {

    @Override
    public String typeName() {
      return "System.Reflection.PropertyInfo";
    }

    @Override
    public Optional<Object> call(String method, List<Object> arguments) {
      if (method.equals("getvalue") && !arguments.isEmpty()) {
        Object found = Members.property(arguments.get(0), member);
        return Optional.of(found);
      } else if (method.equals("setvalue") && arguments.size() > 1) {
        if (arguments.get(0) instanceof PsObject o && o.get(member).isPresent()) {
          o.with(member, arguments.get(1));
          return Optional.of(List.of());
        }
        return Optional.of(PsNull.NULL);
      }
      return Optional.empty();
    }
  }
}
