package shop;

class A {}
