import { createContext } from 'preact';
import { useContext } from 'preact/hooks';

/** Takes a row out of a list and offers to put it back. */
export type Remove = (list: string, index: number) => void;

export const RemovalContext = createContext<Remove>(() => {});

export const useRemoval = (): Remove => useContext(RemovalContext);
