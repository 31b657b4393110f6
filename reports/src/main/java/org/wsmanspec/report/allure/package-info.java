/** The run report as Allure results, and the Allure page made from them without any network. */
@NullMarked
package org.wsmanspec.report.allure;

import org.jspecify.annotations.NullMarked;
