package a;

import javax.validation.Valid;

class A {
}
