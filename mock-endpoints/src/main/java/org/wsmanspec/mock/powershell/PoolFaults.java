package org.wsmanspec.mock.powershell;

import org.w3c.dom.Element;
import org.wsmanspec.message.psrp.PsrpException;
import org.wsmanspec.message.vocabulary.FaultCodes;
import org.wsmanspec.message.vocabulary.FaultSubcode;
import org.wsmanspec.message.vocabulary.Names;
import org.wsmanspec.mock.shell.ShellFaults;
import org.wsmanspec.mock.soap.SoapFaultException;
import org.wsmanspec.mock.soap.Xml;

/** Faults with which a pool refuses requests (MS-PSRP 3.2.5.1, 3.2.5.3). */
final class PoolFaults {

  private static final String MACHINE = "WSPEC-HOST";

  private PoolFaults() {}

  /** Wrong or missing protocol version (MS-PSRP 3.2.5.3.2). */
  static SoapFaultException version(String message) {
    return SoapFaultException.of(FaultSubcode.INTERNAL_ERROR, message)
        .with(
            detail -> {
              Element fault = Xml.add(detail, Names.F_WSMAN_FAULT);
              fault.setAttribute("Code", Long.toString(FaultCodes.PSRP_PROTOCOL_VERSION_MISMATCH));
              fault.setAttribute("Machine", MACHINE);
              Element text = Xml.add(fault, Names.F_MESSAGE);
              Element error =
                  detail.getOwnerDocument().createElementNS(null, "PSProtocolVersionError");
              error.setAttribute("ServerProtocolVersion", Versions.PROTOCOL);
              error.setAttribute("ServerBuildVersion", Versions.BUILD);
              error.setTextContent(message);
              text.appendChild(error);
            });
  }

  static SoapFaultException noCreationXml() {
    return internal(
        FaultCodes.PSRP_NO_CREATION_XML,
        "Create carries no creationXml with SESSION_CAPABILITY and INIT_RUNSPACEPOOL");
  }

  static SoapFaultException streams(String message) {
    return internal(FaultCodes.PSRP_NO_STREAM_SET, message);
  }

  static SoapFaultException input(String message) {
    return internal(FaultCodes.PSRP_BAD_INPUT_TYPE, message);
  }

  static SoapFaultException stream(String name) {
    return internal(
        FaultCodes.PSRP_BAD_INPUT_STREAM, "Input comes on stdin or pr, not on '" + name + "'");
  }

  static SoapFaultException notOpened(String state) {
    return internal(FaultCodes.PSRP_SHELL_CONTEXT, "The runspace pool is not opened, but " + state);
  }

  static SoapFaultException command(String message) {
    return internal(FaultCodes.PSRP_COMMAND_CONTEXT, message);
  }

  static SoapFaultException connect(String message) {
    return internal(CONNECT, message);
  }

  private static final long CONNECT = 2152992674L;

  static SoapFaultException data(PsrpException e) {
    return input(String.valueOf(e.getMessage()));
  }

  private static SoapFaultException internal(long code, String message) {
    return ShellFaults.internal(code, message);
  }
}
