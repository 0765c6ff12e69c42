package shop;

import shop.files.FileAppender;

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
