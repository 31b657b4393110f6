package org.wsmanspec.message.template;

import java.util.Map;
import org.apache.velocity.util.introspection.Info;
import org.apache.velocity.util.introspection.SecureUberspector;
import org.apache.velocity.util.introspection.VelMethod;
import org.apache.velocity.util.introspection.VelPropertyGet;
import org.jspecify.annotations.Nullable;

/**
 * Keeps templates to the data of their model: no reflection, and not even the class of a value.
 *
 * <p>Public only because the engine makes it by name.
 */
public final class DataUberspector extends SecureUberspector {

  @Override
  public @Nullable VelMethod getMethod(
      @Nullable Object target, String name, Object[] arguments, Info place) {
    return name.equals("getClass") ? null : super.getMethod(target, name, arguments, place);
  }

  @Override
  public @Nullable VelPropertyGet getPropertyGet(@Nullable Object target, String name, Info place) {
    return name.equals("class") && !(target instanceof Map)
        ? null
        : super.getPropertyGet(target, name, place);
  }
}
