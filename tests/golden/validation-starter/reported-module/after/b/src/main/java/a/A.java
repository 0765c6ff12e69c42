package a;

import jakarta.validation.Valid;

class A {
}
