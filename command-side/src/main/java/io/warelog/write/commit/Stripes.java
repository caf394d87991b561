package io.warelog.write.commit;

import java.util.concurrent.locks.ReentrantLock;

import org.axonframework.messaging.unitofwork.UnitOfWork;

/**
 * Locks by name, held to the end of a unit of work. They only save the work of losing a
 * race that the event store would settle anyway, so names may share a lock, and other
 * nodes need not know of them.
 */
public final class Stripes {

	private final ReentrantLock[] locks;

	public Stripes(int count) {
		this.locks = new ReentrantLock[count];
		for (int i = 0; i < count; i++) {
			this.locks[i] = new ReentrantLock();
		}
	}

	/**
	 * Waits for a lock and holds it until the unit of work is over, committed or not.
	 * @param name what to lock
	 * @param unitOfWork the current one
	 */
	public void hold(String name, UnitOfWork<?> unitOfWork) {
		ReentrantLock lock = this.locks[Math.floorMod(name.hashCode(), this.locks.length)];
		lock.lock();
		unitOfWork.onCleanup((over) -> lock.unlock());
	}

}
