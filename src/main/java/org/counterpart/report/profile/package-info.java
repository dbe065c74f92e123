/** What a file looks like, as JSON and tables, and the plan that is proposed for it. */
package org.counterpart.report.profile;
