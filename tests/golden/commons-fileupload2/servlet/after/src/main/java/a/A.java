package a;

import org.apache.commons.fileupload.servlet.ServletFileUpload;

class A {
}
