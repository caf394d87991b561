package io.warelog.read.store;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** A store whose reads are watched, also those that it does together. */
public final class ObservedStore {

	private ObservedStore() {
	}

	/**
	 * Watches a store.
	 * @param store any
	 * @param observer is told behind each read which collection was read and what came of
	 * it
	 * @return the store as a reader sees it
	 */
	public static ReadModelStore of(ReadModelStore store, BiConsumer<Collection, Object> observer) {
		return observed(ReadModelStore.class, store, observer);
	}

	private static <R extends Reads> R observed(Class<R> type, R reads, BiConsumer<Collection, Object> observer) {
		return type.cast(Proxy.newProxyInstance(ObservedStore.class.getClassLoader(), new Class<?>[] { type },
				(proxy, method, arguments) -> {
					if (method.getName().equals("together") && arguments[0] instanceof Function<?, ?> work) {
						return together((ReadModelStore) reads, work, observer);
					}
					try {
						Object result = method.invoke(reads, arguments);
						if (arguments != null && arguments.length > 0
								&& arguments[0] instanceof Collection collection) {
							observer.accept(collection, result);
						}
						return result;
					}
					catch (InvocationTargetException ex) {
						throw ex.getCause();
					}
				}));
	}

	@SuppressWarnings("unchecked")
	private static Object together(ReadModelStore store, Function<?, ?> work, BiConsumer<Collection, Object> observer) {
		return store
			.together((reads) -> ((Function<Reads, Object>) work).apply(observed(Reads.class, reads, observer)));
	}

}
