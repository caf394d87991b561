package io.warelog.media.library;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;

import io.warelog.media.store.MediaStore;
import io.warelog.media.store.ObjectName;

/** A store, and what somebody else does at the worst moment. */
final class Overtaken {

	private Overtaken() {
	}

	/**
	 * A store for one who is overtaken.
	 * @param name after the first look for it the other acts
	 * @param store that both use
	 * @param other acts once
	 * @return the store
	 */
	static MediaStore after(ObjectName name, MediaStore store, Callable<?> other) {
		AtomicBoolean done = new AtomicBoolean();
		return (MediaStore) Proxy.newProxyInstance(MediaStore.class.getClassLoader(),
				new Class<?>[] { MediaStore.class }, (proxy, method, arguments) -> {
					try {
						Object found = method.invoke(store, arguments);
						if (method.getName().equals("find") && arguments[0].equals(name) && !done.getAndSet(true)) {
							other.call();
						}
						return found;
					}
					catch (InvocationTargetException thrown) {
						throw thrown.getCause();
					}
				});
	}

}
