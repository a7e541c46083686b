/**
 * Why a path of a tree is not what it seems: it cannot be read, is no file or folder but a link or a device, is a link to
 * somewhere outside of the tree or into nothing, is larger than ten megabytes, or is no UTF-8.
 */
export type TreeFault = 'unreadable' | 'link' | 'leads-out' | 'no-file' | 'too-big' | 'not-text';
