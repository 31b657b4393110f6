package org.wsmanspec.mock.powershell.language;

import java.util.Locale;
import org.wsmanspec.message.psrp.ErrorCategory;
import org.wsmanspec.mock.cim.CimException;
import org.wsmanspec.mock.powershell.PsError;
import org.wsmanspec.mock.powershell.PsErrorException;

/** Errors of the CIM repository, as PowerShell reports them. */
final class CimErrors {

  private CimErrors() {}

  static PsErrorException of(CimException e, String command) {
    ErrorCategory category =
        switch (e.status()) {
          case ACCESS_DENIED -> ErrorCategory.PERMISSION_DENIED;
          case NOT_FOUND -> ErrorCategory.OBJECT_NOT_FOUND;
          case INVALID_CLASS, INVALID_NAMESPACE -> ErrorCategory.METADATA_ERROR;
          case INVALID_PARAMETER, INVALID_QUERY, TYPE_MISMATCH -> ErrorCategory.INVALID_ARGUMENT;
          case NOT_SUPPORTED -> ErrorCategory.NOT_IMPLEMENTED;
          default -> ErrorCategory.NOT_SPECIFIED;
        };
    String status = e.status().name().toLowerCase(Locale.ROOT);
    return new PsErrorException(
        PsError.of(category, "MI RESULT " + status + "," + command, String.valueOf(e.getMessage()))
            .by(command)
            .exception("Microsoft.Management.Infrastructure.CimException"));
  }
}
