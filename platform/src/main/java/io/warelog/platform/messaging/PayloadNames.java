package io.warelog.platform.messaging;

import java.util.HashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * The table of payload names: every class that is stored or sent has exactly one name and
 * revision, and every name and revision exactly one class. A name stands for one class
 * only, in its current revision; older revisions are made into it by upcasters.
 */
public final class PayloadNames {

	private final Map<Class<?>, PayloadName> byClass;

	private final Map<PayloadName, Class<?>> byName;

	/**
	 * Makes the table.
	 * @param names the name and current revision of each class
	 * @throws IllegalArgumentException if two classes share a name, even with different
	 * revisions
	 */
	public PayloadNames(Map<Class<?>, PayloadName> names) {
		this.byClass = Map.copyOf(names);
		this.byName = HashMap.newHashMap(names.size());
		Map<String, Class<?>> taken = HashMap.newHashMap(names.size());
		this.byClass.forEach((type, name) -> {
			Class<?> other = taken.putIfAbsent(name.name(), type);
			if (other != null) {
				throw new IllegalArgumentException("The payload name " + name.name() + " is given to both "
						+ other.getName() + " and " + type.getName());
			}
			this.byName.put(name, type);
		});
	}

	/**
	 * Returns the name of a class.
	 * @param type a class of the table
	 * @return its name and revision
	 * @throws UnknownPayloadException if the class is not listed
	 */
	public PayloadName nameOf(Class<?> type) {
		PayloadName name = this.byClass.get(type);
		if (name == null) {
			throw new UnknownPayloadException(type.getName() + " has no payload name: add it to the table");
		}
		return name;
	}

	/**
	 * Returns the class of a name.
	 * @param name a name with the current revision
	 * @return its class
	 * @throws UnknownPayloadException if no class has this name in this revision
	 */
	public Class<?> classOf(PayloadName name) {
		Class<?> type = find(name);
		if (type == null) {
			throw new UnknownPayloadException("No class is listed for the payload " + name);
		}
		return type;
	}

	/**
	 * Returns the class of a name, or null.
	 * @param name any name and revision
	 * @return its class, or null if no class has this name in this revision
	 */
	public @Nullable Class<?> find(PayloadName name) {
		return this.byName.get(name);
	}

}
