package shop;

import org.acme.B;
// why
import org.acme.A;

class A {}
