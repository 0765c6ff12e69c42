package shop;  

class A {}