package org.wsmanspec.mock.powershell.language;

/** How control leaves statements early; none is an error. */
abstract class Flow extends RuntimeException {

  private static final long serialVersionUID = 1L;

  Flow() {
    super(null, null, false, false);
  }

  /** {@code break}. */
  static final class Break extends Flow {
    private static final long serialVersionUID = 1L;
  }

  /** {@code continue}. */
  static final class Continue extends Flow {
    private static final long serialVersionUID = 1L;
  }

  /** {@code return}; the values have been written. */
  static final class Return extends Flow {
    private static final long serialVersionUID = 1L;
  }

  /** A command has seen enough of what comes through its pipe. */
  static final class Enough extends Flow {
    private static final long serialVersionUID = 1L;
    final transient Object owner;

    Enough(Object owner) {
      this.owner = owner;
    }
  }
}
