/** What a matching asks for, and what came of it. */
package org.counterpart.matching.design;
