package io.warelog.read.listing;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayDeque;
import java.util.Deque;

import io.warelog.read.store.Collection;
import io.warelog.read.store.ReadModelStore;

/** Counts the calls of a store, and lets something happen before its blocks are read. */
final class WatchedStore {

	private final ReadModelStore store;

	private final Deque<Runnable> beforeBlocks = new ArrayDeque<>();

	private int calls;

	WatchedStore(ReadModelStore watched) {
		this.store = (ReadModelStore) Proxy.newProxyInstance(WatchedStore.class.getClassLoader(),
				new Class<?>[] { ReadModelStore.class }, (proxy, method, arguments) -> {
					this.calls++;
					if (arguments[0] instanceof Collection collection && collection.equals(ListingCollections.BLOCKS)
							&& !this.beforeBlocks.isEmpty()) {
						this.beforeBlocks.remove().run();
					}
					try {
						return method.invoke(watched, arguments);
					}
					catch (InvocationTargetException ex) {
						throw ex.getTargetException();
					}
				});
	}

	ReadModelStore store() {
		return this.store;
	}

	void beforeBlocks(Runnable happening) {
		this.beforeBlocks.add(happening);
	}

	/** How often the store was called since this was last asked. */
	int calls() {
		int counted = this.calls;
		this.calls = 0;
		return counted;
	}

}
