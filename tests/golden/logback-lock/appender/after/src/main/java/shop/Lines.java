package shop;

import ch.qos.logback.core.FileAppender;

class Lines extends FileAppender<Object> {
    void write(byte[] bytes) {
        streamWriteLock.lock();
        try {
            put(bytes);
        } finally {
            streamWriteLock.unlock();
        }
    }
}
