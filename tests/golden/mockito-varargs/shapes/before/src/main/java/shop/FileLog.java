package shop;

abstract class FileLog implements Log {
}
