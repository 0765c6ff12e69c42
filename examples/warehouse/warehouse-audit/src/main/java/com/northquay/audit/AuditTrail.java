package com.northquay.audit;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** The last changes, newest first, in memory: the log file has them all. */
public class AuditTrail {

    private final int capacity;
    private final Deque<AuditEntry> entries = new ArrayDeque<>();

    public AuditTrail(int capacity) {
        this.capacity = capacity;
    }

    public synchronized void add(AuditEntry entry) {
        entries.addFirst(entry);
        if (entries.size() > capacity) {
            entries.removeLast();
        }
    }

    public synchronized List<AuditEntry> entries() {
        return new ArrayList<>(entries);
    }
}
