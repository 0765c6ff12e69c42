package shop;

import ch.qos.logback.core.FileAppender;

class Lines extends FileAppender<Object> {
    void write(byte[] bytes) {
        lock.lock();
        try {
            put(bytes);
        } finally {
            lock.unlock();
        }
    }
}
