/**
 * A small subset of the language of PowerShell: a parser and an interpreter of its own, without
 * access to the host.
 */
@NullMarked
package org.wsmanspec.mock.powershell.language;

import org.jspecify.annotations.NullMarked;
