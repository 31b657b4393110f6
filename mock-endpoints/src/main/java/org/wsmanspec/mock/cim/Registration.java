package org.wsmanspec.mock.cim;

/** Something that stays in force until closed. Closing twice does no harm. */
@FunctionalInterface
public interface Registration extends AutoCloseable {
  @Override
  void close();
}
