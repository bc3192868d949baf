// An app that blocks the loop while it is loaded.
for (;;);
