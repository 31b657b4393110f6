package org.wsmanspec.mock.shell;

import java.util.List;
import java.util.Map;

/**
 * A command that a client asks for (MS-WSMV 2.2.4, rsp:CommandLine).
 *
 * @param id its id, proposed by the client or made up here
 * @param command the text of rsp:Command, as written
 * @param arguments the texts of rsp:Arguments, as written, in order
 * @param options known options by name, the values in lower case
 */
public record CommandRequest(
    String id, String command, List<String> arguments, Map<String, String> options) {}
