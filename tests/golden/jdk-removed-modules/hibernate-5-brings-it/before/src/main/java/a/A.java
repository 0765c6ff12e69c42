package a;

import javax.xml.bind.JAXBContext;

class A {
}
