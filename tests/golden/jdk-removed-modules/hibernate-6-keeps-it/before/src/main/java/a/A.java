package a;

import jakarta.xml.bind.JAXBContext;

class A {
}
