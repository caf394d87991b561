package io.warelog.write;

import java.util.HashMap;
import java.util.Map;

import io.warelog.platform.messaging.PayloadName;
import io.warelog.platform.messaging.PayloadNames;

/** The names of all that the command side stores. */
public final class PayloadTable {

	/** As the service has them. */
	public static final PayloadNames NAMES = new PayloadNames(byClass());

	private PayloadTable() {
	}

	/**
	 * The table, for a test that changes it.
	 * @return a copy
	 */
	public static Map<Class<?>, PayloadName> byClass() {
		return new HashMap<>(CommandSide.storedNames());
	}

}
