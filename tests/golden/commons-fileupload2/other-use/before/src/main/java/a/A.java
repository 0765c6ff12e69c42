package a;

import org.apache.commons.fileupload.util.Streams;

class A {
}
