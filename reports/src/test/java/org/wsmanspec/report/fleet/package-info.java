@org.jspecify.annotations.NullMarked
package org.wsmanspec.report.fleet;
